/** A language that code can be marked as. */
export interface Language {
  /** As it stands in the document, and behind the fence in Markdown. */
  readonly name: string;
  readonly label: string;
  /** Other names that stand for it. */
  readonly aliases?: readonly string[];
}

/** Those that can be chosen. Code of any other language keeps its name and has no colours. */
export const languages: readonly Language[] = [
  { name: "bash", label: "Bash", aliases: ["sh", "zsh", "shell-script"] },
  { name: "c", label: "C", aliases: ["h"] },
  { name: "clojure", label: "Clojure", aliases: ["clj"] },
  { name: "cpp", label: "C++", aliases: ["c++", "cc", "hpp"] },
  { name: "csharp", label: "C#", aliases: ["cs", "c#"] },
  { name: "css", label: "CSS" },
  { name: "dart", label: "Dart" },
  { name: "diff", label: "Diff", aliases: ["patch"] },
  { name: "dockerfile", label: "Dockerfile", aliases: ["docker"] },
  { name: "elixir", label: "Elixir", aliases: ["ex", "exs"] },
  { name: "elm", label: "Elm" },
  { name: "erlang", label: "Erlang", aliases: ["erl"] },
  { name: "fsharp", label: "F#", aliases: ["fs", "f#"] },
  { name: "go", label: "Go", aliases: ["golang"] },
  { name: "graphql", label: "GraphQL", aliases: ["gql"] },
  { name: "haskell", label: "Haskell", aliases: ["hs"] },
  { name: "html", label: "HTML", aliases: ["xhtml"] },
  { name: "http", label: "HTTP" },
  { name: "ini", label: "INI" },
  { name: "java", label: "Java" },
  { name: "javascript", label: "JavaScript", aliases: ["js", "jsx", "mjs", "cjs"] },
  { name: "json", label: "JSON", aliases: ["json5", "jsonc"] },
  { name: "julia", label: "Julia", aliases: ["jl"] },
  { name: "kotlin", label: "Kotlin", aliases: ["kt"] },
  { name: "latex", label: "LaTeX", aliases: ["tex"] },
  { name: "less", label: "Less" },
  { name: "lisp", label: "Lisp" },
  { name: "lua", label: "Lua" },
  { name: "makefile", label: "Makefile", aliases: ["make", "mk"] },
  { name: "markdown", label: "Markdown", aliases: ["md"] },
  { name: "matlab", label: "MATLAB" },
  { name: "mermaid", label: "Mermaid", aliases: ["diagram"] },
  { name: "nginx", label: "nginx" },
  { name: "nix", label: "Nix" },
  { name: "objectivec", label: "Objective-C", aliases: ["objc", "obj-c"] },
  { name: "ocaml", label: "OCaml", aliases: ["ml"] },
  { name: "perl", label: "Perl", aliases: ["pl"] },
  { name: "php", label: "PHP" },
  { name: "powershell", label: "PowerShell", aliases: ["ps1", "pwsh"] },
  { name: "prolog", label: "Prolog" },
  { name: "protobuf", label: "Protocol Buffers", aliases: ["proto"] },
  { name: "python", label: "Python", aliases: ["py"] },
  { name: "r", label: "R" },
  { name: "ruby", label: "Ruby", aliases: ["rb"] },
  { name: "rust", label: "Rust", aliases: ["rs"] },
  { name: "scala", label: "Scala" },
  { name: "scheme", label: "Scheme" },
  { name: "scss", label: "SCSS" },
  { name: "shell", label: "Shell session", aliases: ["console"] },
  { name: "sql", label: "SQL" },
  { name: "swift", label: "Swift" },
  { name: "toml", label: "TOML" },
  { name: "typescript", label: "TypeScript", aliases: ["ts", "tsx", "mts", "cts"] },
  { name: "vim", label: "Vim script" },
  { name: "xml", label: "XML", aliases: ["svg", "rss"] },
  { name: "yaml", label: "YAML", aliases: ["yml"] },
];

const known = new Map(languages.flatMap((language) => namesOf(language).map((name) => [name, language] as const)));

/** By its name or another one it goes by. */
export function languageOf(name: unknown): Language | undefined {
  return typeof name === "string" ? known.get(name.toLowerCase()) : undefined;
}

/** Those whose names have the typed letters, those that begin with them first. */
export function findLanguages(typed: string): Language[] {
  const wanted = typed.trim().toLowerCase();
  const rank = (language: Language) => {
    const names = [language.label.toLowerCase(), ...namesOf(language)];
    if (names.includes(wanted)) return 0;
    if (names.some((name) => name.startsWith(wanted))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return languages.filter((language) => rank(language) < 3).toSorted((a, b) => rank(a) - rank(b));
}

function namesOf({ name, aliases = [] }: Language): string[] {
  return [name, ...aliases];
}
