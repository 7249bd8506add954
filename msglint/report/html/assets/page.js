"use strict";
(() => {
  const form = document.getElementById("filter");

  // What is folded away belongs on paper, too.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  // A click on marked words does what the number behind them does.
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-v]:not(.off)");
    if (!mark || !getSelection().isCollapsed) return;
    const message = mark.closest(".message");
    const numbers = mark.dataset.v.split(" ");
    const cards = numbers.map((number) => document.getElementById(`${message.id}v${number}`));
    const card = cards.find((each) => each && !each.hidden);
    if (card) location.hash = card.id;
  });

  if (!form) return;
  form.hidden = false;
  const fields = form.elements;
  const status = form.querySelector("[role=status]");
  const messages = [...document.querySelectorAll(".message")];
  const texts = new Map();

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const textOf = (message) => {
    if (!texts.has(message)) texts.set(message, folded(message.textContent));
    return texts.get(message);
  };

  // Hides the violations that don't fit; returns whether any does.
  const sift = (message, severity, rule) => {
    const kept = new Set();
    let fits = false;
    for (const found of message.querySelectorAll("[data-rule]")) {
      const { rule: ownRule, severity: ownSeverity, v } = found.dataset;
      found.hidden = Boolean((severity && severity !== ownSeverity) || (rule && rule !== ownRule));
      if (!found.hidden) {
        fits = true;
        if (v) kept.add(v);
      }
    }
    const heading = message.querySelector("[data-total]");
    const all = message.querySelectorAll(".card").length === kept.size;
    if (heading) heading.textContent = all ? heading.dataset.total : `${kept.size} of ${heading.dataset.total}`;
    for (const link of message.querySelectorAll(".ref")) link.hidden = !kept.has(link.dataset.v);
    for (const mark of message.querySelectorAll("mark")) {
      mark.classList.toggle("off", !mark.dataset.v.split(" ").some((number) => number === "0" || kept.has(number)));
    }
    return fits;
  };

  const apply = () => {
    const words = folded(fields.text.value.trim());
    const { value: severity } = fields.severity;
    const { value: rule } = fields.rule;
    const { value: file } = fields.file;
    let count = 0;
    for (const message of messages) {
      const fits =
        (!file || message.dataset.file === file) &&
        sift(message, severity, rule) &&
        (!words || textOf(message).includes(words));
      message.hidden = !fits;
      count += fits;
    }
    status.textContent = `Showing ${count} of ${messages.length} messages`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.reset();
    fields[link.dataset.filter].value = link.dataset.value;
    const heading = document.getElementById("messages");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  });
  apply();
})();
