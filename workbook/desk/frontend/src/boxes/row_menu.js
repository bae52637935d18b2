/** The menu of a row: up, down, away. What is in it is drawn when it is first asked for: most rows are never moved. */

import { button, h } from "../base/dom.js";

/** @param {import("./row.js").Row} row */
export function rowMenu(row) {
  const { words } = row.desk;
  const id = row.head.id;
  const summary = h(
    "summary",
    { "aria-labelledby": `${id} ${id}-menu` },
    h("span", { class: "dots", "aria-hidden": "true" }, "⋯"),
    h("span", { class: "menu-label", id: `${id}-menu` }, words.rowMenu),
  );
  const menu = h("details", { class: "row-menu" }, summary);
  summary.addEventListener(
    "click",
    () => {
      menu.append(acts(row));
      row.limit();
    },
    { once: true },
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {Node | null} */ (event.relatedTarget);
    if (next && !menu.contains(next)) menu.open = false;
  });
  return h("td", { role: "cell", class: "row-end" }, menu);
}

/** @param {import("./row.js").Row} row */
function acts({ id, desk: { words }, around }) {
  return h(
    "div",
    { class: "row-acts" },
    button(words.up, () => around.move(id, -1), { "data-action": "up" }),
    button(words.down, () => around.move(id, 1), { "data-action": "down" }),
    button(words.removeRow, () => around.remove(id), { "data-action": "remove" }),
  );
}
