// Text and elements. Everything that comes from documents enters the page as text, never as markup.

const byId = (id) => document.getElementById(id);

const read = (id) => JSON.parse(byId(id).textContent);

// As identity.fold does it in Python: no case, accents or punctuation; words one space apart.
const fold = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/ı/g, "i").replace(/ß/g, "ss")
    .replace(/['’ʼ`]s(?![\p{L}\p{N}])/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const count = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "click") made.addEventListener("click", value);
    else if (name === "text") made.textContent = value;
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const OUTLINES = {
  dot: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
  square: "M4 4h12v12H4z",
  triangle: "M10 3l8 14H2z",
  triangleDown: "M10 17L2 3h16z",
  diamond: "M10 1.5l8.5 8.5l-8.5 8.5L1.5 10z",
  star: "M10 1l2.6 6.1l6.6.6l-5 4.4l1.5 6.5L10 15.1l-5.7 3.5l1.5-6.5l-5-4.4l6.6-.6z",
};

// The sign of a type of node, as the map draws it.
function sign(type) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", OUTLINES[type.shape] ?? OUTLINES.dot);
  path.setAttribute("fill", type.colour);
  svg.append(path);
  return svg;
}

const say = (sentence) => { byId("said").textContent = sentence; };
