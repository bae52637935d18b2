/** Streamlit's own header, below which things stick. */

/** Return how much of the window it covers. */
export function headerHeight() {
  const header = document.querySelector('[data-testid="stHeader"]');
  return header ? `${header.getBoundingClientRect().height}px` : "0px";
}
