"""The words of Chinese, in simplified and traditional characters."""

from collections.abc import Iterable

from edition.language.lexicons.lexicon import (
    Bounds,
    Calendar,
    Clock,
    Counting,
    Figures,
    Lexicon,
    Limits,
    Numerals,
    Phrasebook,
    Surroundings,
    name_phrases,
    number_names,
    split_words,
)

_DIGITS = number_names("〇 零 ○,一 壹,二 两 兩 贰 貳,三 叁,四,五,六,七,八,九", 0)
_PLACES = {"十": 10, "拾": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8}
_PLACES |= {"億": 10**8}
_TENS = {"廿": 20, "卅": 30}
_PARTS = {"凌晨": 0, "清晨": 0, "早晨": 0, "早上": 0, "上午": 0, "晨": 0, "早": 0}
_PARTS |= {"中午": 12, "下午": 12, "傍晚": 12, "晚上": 12, "晚": 12, "夜": 12}
_LIMITS = {
    "atMost": "至多|最多|不超过|不超過|不多于",
    "atLeast": "至少|最少|不少于|不少於|不下",
    "above": "超过|超過|多于|多於",
    "below": "少于|少於|不足",
    "about": "约|約|大约|大約|将近|將近|近|约有|共约",
}
_LIMITS_AFTER = {"atLeast": "以上", "atMost": "以下", "about": "左右|余|餘|多|上下"}
_BOUNDS_AFTER = {
    "before": "以前|之前|前",
    "after": "以后|以後|之后|之後|后|後",
    "since": "起",
    "until": "止|为止|為止",
}
_MEASURES = split_words(
    "个 個 个师 個師 个军 個軍 个团 個團 个营 个连 个兵团 个旅 师 師 军 軍 团 "
    "團 营 連 连 旅 支 枝 挺 门 門 辆 輛 架 艘 列 台 臺 部 匹 头 发 發 "
    "颗 顆 枚 枪 人 名 位 户 吨 噸 公斤 斤 两 公里 里 米 厘米 英里 亩 公顷 "
    "升 箱 袋 桶 包 件 套 份 批 座 条 條 节 天 昼夜 周 星期 个月 個月 小时 "
    "小時 分钟 分鐘 秒 元 卢布 盧布 美元 圆 % 人民币 基数 个基数"
)
_PLAIN = split_words(
    "十几 几十 几百 数十 数百 百分之 星期一 星期二 星期三 星期四 星期五 星期六 "
    "一定 统一 一切 一致 万一 一般 一律 一直 一样 一面 一方面 一些 十分 千万 "
    "一起 一并 第一 统一 七一 唯一 任一 同一 进一步 一旦 一经 一贯 一时 不一 "
    "三八线 三八線 五星 百姓 四川 九江 二七 八路 八路军"
)
_CALENDAR_WORDS = split_words(
    "年 月 日 号 號 份 旬 上旬 中旬 下旬 初 底 末 上半年 下半年 上半月 下半月"
)
_NUMBERED = {"上旬": 1, "中旬": 2, "下旬": 3, "上半月": 1, "下半月": 2} | {
    "上半年": 1,
    "下半年": 2,
}
_CLOCK_WORDS = split_words("时 時 点 點 分 半 整 点钟")
_WORDS = {
    *(*_MEASURES, *_CALENDAR_WORDS, *_CLOCK_WORDS, *_PARTS),
    *split_words("至 到 和 或 从 自 自从 于 在 正午 午夜 星期日 星期天 不迟于 至迟 不早于"),
    *(
        word
        for some in (_LIMITS, _LIMITS_AFTER, _BOUNDS_AFTER)
        for text in some.values()
        for word in text.split("|")
    ),
}
_SIGNS = "".join((*_DIGITS, *_PLACES, *_TENS))


def _join(words: Iterable[str]) -> str:
    """Make an expression that finds the longest of some words."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_PIECES = (
    rf"(?P<known>第(?:[0-9]+|[{_SIGNS}]+)|{_join(_PLAIN)})"
    rf"|(?P<counted>[0-9]{{1,18}}(?:[万萬亿億千百][0-9]{{1,18}})+[万萬亿億千百]?(?![0-9])|[{_SIGNS}]+)"
    rf"|(?P<named>{_join(_WORDS - {'%'})}|[\u3400-\u9fff])"
)
"""Words that begin with a sign of a figure come first: that of "一定" is none."""
ZH = Lexicon(
    language="zh",
    figures=Figures(
        scales={word: value for word, value in _PLACES.items() if value > 10},  # noqa: PLR2004
        multiples={word: value for word, value in _PLACES.items() if value > 10},  # noqa: PLR2004
    ),
    numerals=Numerals(halves=split_words("半")),
    limits=Limits(Phrasebook(name_phrases(_LIMITS)), name_phrases(_LIMITS_AFTER)),
    counting=Counting(
        units=_MEASURES,
        stops=frozenset(_WORDS),
        money=frozenset({"$", "£", "¥", "€"}),
        lasting=split_words("内 后 用"),
        beginnings=frozenset(phrase[0] for phrase in name_phrases(_LIMITS)),
        joints=split_words("- 至 到 或"),
    ),
    calendar=Calendar(
        capitals=False,
        weekdays=number_names("星期一,星期二,星期三,星期四,星期五,星期六,星期日 星期天", 0),
        days=split_words("日 号 號"),
        years=split_words("年"),
        patterns=(
            "{year} 年 {number} 月 {day} 日|号|號",
            "{year} 年 {number} 月 份?",
            "{year} 年",
            "{number} 月 {day} 日|号|號",
            "{number} 月 份?",
            "{day} 日|号|號",
        ),
    ),
    clock=Clock(
        hours=split_words("时 時 点 點 点钟"),
        minutes=split_words("分"),
        parts=_PARTS,
        noon=split_words("正午"),
        midnight=split_words("午夜"),
        joints=split_words("在 于"),
        patterns=(
            "{part} {hour} 时|時|点|點 {minute} 分",
            "{part} {hour} 时|時|点|點 {half}",
            "{part} {hour} 时|時|点|點|点钟 整?",
            "{part} {hour} : {minute}",
            "{hour} 时|時|点|點 {minute} 分",
            "{hour} 时|時|点|點 {half}",
            "{hour} 时|時|点|點|点钟 整?",
        ),
    ),
    bounds=Bounds(
        before=Phrasebook(
            name_phrases({"since": "自|从|自从", "by": "不迟于|至迟", "not-earlier": "不早于"})
        ),
        after=Phrasebook(name_phrases(_BOUNDS_AFTER)),
        starts=split_words("自 从 不迟于 不早于"),
        numbers=_NUMBERED,
        opening=split_words("初"),
        middle=split_words("中"),
        closing=split_words("底 末"),
        lengths={"上半年": 6, "下半年": 6},
        cuts={"上旬": "ten", "中旬": "ten", "下旬": "ten", "上半月": "half", "下半月": "half"},
        from_words=split_words("自 从"),
        to=split_words("- 至 到"),
        joins=split_words("和 或 、"),
    ),
    surroundings=Surroundings(
        leads=split_words("在 于 ( ["),
        before_pointed=split_words("在 于 自 从 至 到 -"),
    ),
    pieces=_PIECES,
    digits={**_DIGITS, **_PLACES, **_TENS},
)
