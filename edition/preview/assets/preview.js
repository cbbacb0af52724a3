/* Keeps a served page as new as its sources, and shows what keeps them from being published. */
(() => {
  "use strict";

  const root = "/_preview/";
  let version = Number(document.currentScript.dataset.version);

  /* The panel has a shadow root: the page's style does not reach it, nor its style the page. */
  const host = document.createElement("edition-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const panel = add(shadow, "section", { hidden: true, role: "alert" });
  add(shadow, "link", { rel: "stylesheet", href: `${root}preview.css` });
  document.body.append(host);

  function add(parent, name, properties) {
    const element = Object.assign(document.createElement(name), properties);
    parent.append(element);
    return element;
  }

  function show({ problems, further }) {
    panel.replaceChildren();
    panel.hidden = problems.length === 0;
    if (panel.hidden) return;
    const head = add(panel, "header", {});
    const count = problems.length + further;
    add(head, "h2", { textContent: `${count} ${count === 1 ? "error" : "errors"}: this is the page as it was` });
    const hide = add(head, "button", { type: "button", textContent: "Hide" });
    hide.addEventListener("click", () => { panel.hidden = true; });
    const list = add(panel, "ol", {});
    for (const { place, rule, message } of problems) {
      const item = add(list, "li", {});
      if (place) add(item, "code", { textContent: place });
      add(item, "p", { textContent: message, dir: "auto" });
      if (rule) add(item, "small", { textContent: rule });
    }
    if (further) add(panel, "p", { textContent: `… and ${further} more; edition check lists all.` });
  }

  /* What is looked like and done on every page stands in assets/. */
  function concerns({ paths }) {
    const page = decodeURIComponent(location.pathname).slice(1).replace(/(^|\/)$/, "$1index.html");
    return paths === null || paths.some((path) => path === page || path.startsWith("assets/"));
  }

  function receive({ data }) {
    const news = JSON.parse(data);
    if (news.version !== version) {
      if (news.version !== version + 1 || concerns(news)) return location.reload();
      version = news.version;
    }
    show(news);
  }

  /* A browser opens few connections to one server: only the pages that are looked at listen. */
  let events = null;
  function listen() {
    events?.close();
    events = null;
    if (document.hidden) return;
    events = new EventSource(`${root}events`);
    events.addEventListener("message", receive);
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
