// Parses charts as Mermaid does in a browser, and tells of each its nodes, with their labels, and its links.
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
for (const name of ["document", "Element", "HTMLElement", "SVGElement", "Node"]) globalThis[name] = window[name];
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ securityLevel: "strict", startOnLoad: false });

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const answers = [];
for (const text of JSON.parse(Buffer.concat(chunks).toString("utf8"))) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const nodes = [...diagram.db.getVertices().values()].map((node) => ({
      id: node.id,
      label: shown(node.text),
      link: node.link ?? null,
    }));
    answers.push({ type: diagram.type, nodes, edges: diagram.db.getEdges().length });
  } catch (error) {
    answers.push({ error: String(error) });
  }
}
process.stdout.write(JSON.stringify(answers));

// Mermaid keeps `#35;` in a form of its own until it draws a label as HTML.
function shown(text) {
  const html = text.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  const element = window.document.createElement("div");
  element.innerHTML = html.replaceAll(/<br ?\/?>/g, "\n");
  return { text: element.textContent, elements: element.children.length };
}
