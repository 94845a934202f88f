"use strict";
(() => {
  const folds = () => [...document.querySelectorAll("details")];
  // Where a link leads into something folded, unfold it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let place = target; place; place = place.parentElement) {
      if (place.tagName === "DETAILS") place.open = true;
    }
    const own = target && target.querySelector(":scope > details");
    if (own) own.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  // On paper nothing stays folded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = folds().filter((fold) => !fold.open);
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
  // One button that unfolds or folds every quote.
  const button = document.getElementById("unfold");
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    for (const fold of document.querySelectorAll("#timeline details, #findings details")) fold.open = open;
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "Fold all quotes" : "Unfold all quotes";
  });
})();
