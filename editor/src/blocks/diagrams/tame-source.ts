const invisible = "\u2060";

/**
 * The source of a diagram as it may be drawn in this page: it can name nothing that a browser would load. Settings in it
 * are left out, because ours hold; addresses keep their looks and are none any more; the rest is refused.
 */
export function tameSource(source: string): string | undefined {
  const text = withoutSettings(source);
  if (refused.some((pattern) => pattern.test(text))) return undefined;
  return text
    .replaceAll(/\\(?!n)/g, "\u29F5")
    .replaceAll(/&(?=#|[a-z]+;)/gi, `&${invisible}`)
    .replaceAll(/#(?=(?:0*(?:47|58|92)|x0*(?:2f|3a|5c)|colon|sol|bsol);)/gi, `#${invisible}`)
    .replaceAll(/\b(https?|ftp|wss?|file|data|blob|javascript|vbscript)(?=\s*:)/gi, `$1${invisible}`)
    .replaceAll(/[/\\](?=\s*[/\\])/g, `$&${invisible}`);
}

const refused: readonly RegExp[] = [
  // Pictures in boxes.
  /@\{[^}]*(?:\bimg\b|\\)/i,
  /\$sprite\b/i,
  // Styles that load something.
  /\b(?:url|image-set|cross-fade)\s*\(/i,
  /@import\b/i,
];

/** Front matter and `%%{init: …}%%`. */
function withoutSettings(source: string): string {
  return source.replace(/^\s*---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, "").replaceAll(/%%\{[\s\S]*?\}%%/g, "");
}
