import type { MatchQuestion } from "./matcher.ts";
import { matchesIn } from "./matches.ts";

addEventListener("message", ({ data }: MessageEvent<MatchQuestion>) => {
  const { source, flags, texts, replacement } = data;
  const expression = new RegExp(source, flags);
  postMessage(texts.map((text) => matchesIn(text, expression, replacement)));
});

postMessage("ready");
