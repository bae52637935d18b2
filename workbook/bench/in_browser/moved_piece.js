// The floor: a picture as it is drawn, of which one piece follows the pointer, and nothing else on the page.
([picture, styles, piece]) => {
  const style = document.createElement("style");
  style.textContent = styles;
  document.head.append(style);
  document.body.innerHTML = picture;
  const paper = document.querySelector("svg");
  const moved = document.querySelector(piece);
  let isHeld = false;
  paper.addEventListener("pointerdown", (event) => {
    isHeld = true;
    paper.setPointerCapture(event.pointerId);
  });
  paper.addEventListener("pointerup", () => (isHeld = false));
  paper.addEventListener("pointermove", ({ clientX, clientY }) => {
    const { left, top } = paper.getBoundingClientRect();
    if (isHeld) moved.setAttribute("transform", `translate(${clientX - left} ${clientY - top})`);
  });
};
