/** Everything a picture with signs to move says beside the editor's own words. */

export const WORDS = {
  howToMove: [
    "印は、指かマウスで引いて動かせる",
    "キーボードでは、矢印キーで動かし、Enterで置く（やめるときは Esc）",
    "印を押すと、表と同じ欄が開く",
  ],
  heldOver: (/** @type {string} */ name, /** @type {string} */ place) =>
    `${name}を動かしています。いま「${place}」です。Enterで置きます。Escで、やめます。`,
  noPlaceThere: "そちらには動かせません",
  laid: (/** @type {string} */ name, /** @type {string} */ place) => `${name}を「${place}」に置きました`,
  notMoved: (/** @type {string} */ name) => `${name}は動かしていません`,
};
