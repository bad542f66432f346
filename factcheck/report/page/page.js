// Sorting and filtering the table of figures, and showing what belongs together. Without this script the page is whole, only less handy.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A question and its figures are lit together.
  const light = (event) => {
    const source = event.target.closest("[data-q]");
    const numbers = source ? source.dataset.q.split(" ") : [];
    for (const item of all("mark[data-q], .scope[data-q], .question")) {
      item.classList.toggle("lit", item !== source && item.dataset.q.split(" ").some((number) => numbers.includes(number)));
    }
  };
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  // The notes of every question belong on paper.
  addEventListener("beforeprint", () => all("details").forEach((item) => { item.open = true; }));

  const table = document.querySelector("table.all");
  if (!table) return;
  const rows = all("tbody tr", table);

  const sort = (column, header, kind) => {
    const down = header.getAttribute("aria-sort") === "ascending";
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => {
      const cell = row.cells[column];
      return kind === "number" ? Number(cell.dataset.sort) : cell.textContent.trim();
    };
    const sign = down ? -1 : 1;
    const order = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (kind === "number") return sign * (x - y);
      return (x === "") - (y === "") || sign * x.localeCompare(y, undefined, { numeric: true });
    };
    table.tBodies[0].append(...[...rows].sort(order));
  };
  all("thead th", table).forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(column, header, header.dataset.kind));
  });

  const [form, words, asked, shown] = [".filter", "#filter", "#asked", "#shown"].map((name) => document.querySelector(name));
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = (asked.checked && !row.classList.contains("asked")) || !wanted.every((word) => text.includes(word));
      left += !row.hidden;
    }
    shown.textContent = left === rows.length ? "" : `${left} of ${rows.length} figures`;
  };
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
