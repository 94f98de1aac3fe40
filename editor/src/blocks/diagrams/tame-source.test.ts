import { expect, test } from "vitest";
import { tameSource } from "./tame-source.ts";

test.each([
  'flowchart LR\n  A[Start] --> B{Choice}\n  B -->|yes & no| C["a \\n b"]',
  "sequenceDiagram\n  Ann->>Bob: Hello #35; there",
  "gantt\n  dateFormat YYYY-MM-DD\n  section A\n  One :a1, 2026-01-01, 30d",
  "classDiagram\n  A <|-- B : is a",
  'flowchart LR\n  A@{ shape: diamond, label: "Sure?" }',
])("what most write is left as it is", (source) => {
  expect(tameSource(source)).toBe(source);
});

test("settings are left out", () => {
  expect(tameSource("---\nconfig:\n  securityLevel: loose\n---\nflowchart LR\nA")).toBe("flowchart LR\nA");
  expect(tameSource('%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\nA')).toBe("\nflowchart LR\nA");
});

test.each([
  'flowchart LR\nA@{ img: "/x.png" }',
  'flowchart LR\nA@{ "\\x69mg": "/x.png" }',
  'C4Context\nPerson(a, "A", $sprite="x")',
  "flowchart LR\nclassDef a fill:url(/x)",
  "flowchart LR\nclassDef a fill:URL (/x)",
  "flowchart LR\nclassDef a fill:image-set('/x')",
])("%s is refused", (source) => {
  expect(tameSource(source)).toBeUndefined();
});

test.each([
  "https://example.org/x.png",
  "https:example.org",
  "HTTPS :/example.org",
  "//example.org",
  "/\t/example.org",
  "\\\\example.org",
  "data:image/png;base64,AA",
  "javascript:alert(1)",
  "&#47;&#47;example.org",
  "&sol;&sol;example.org",
  "#47;#47;example.org",
])("%s looks the same, and is no address", (address) => {
  const tame = tameSource(`flowchart LR\nA["${address}"]`) ?? "";
  expect(tame).not.toContain(address);
  expect(tame).not.toMatch(/\/\/|\\\\|\b(https?|data|javascript)\s*:/i);
});
