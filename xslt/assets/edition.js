/* Remembers the theme and the views that a reader chose. Every page works without this script. */
(() => {
  "use strict";

  /* The browser may refuse storage (private windows, pages opened from disk); then nothing is remembered. */
  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();
  if (!storage) return;

  for (const input of document.querySelectorAll(".switch input[type=radio]")) {
    const key = `edition.${input.name}`;
    if (storage.getItem(key) === input.value) input.checked = true;
    input.addEventListener("change", () => storage.setItem(key, input.value));
  }
})();
