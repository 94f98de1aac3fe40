/** A page as it is shown inside another one. */
export interface EmbeddedPage {
  /** Who would be asked for it. */
  readonly host: string;
  readonly address: string;
  /** Keeps its own cookies and storage, which players need. Only for known hosts, never for where this page is from. */
  readonly isTrusted: boolean;
  /** Height to width, in percent; a page that is no picture has a height of its own. */
  readonly shape: "wide" | "tall" | "low";
  /** Plays only for those who say where they are: the host's name is sent along, nothing more of the address. */
  readonly needsReferrer: boolean;
}

interface Provider {
  readonly hosts: readonly string[];
  readonly shape?: EmbeddedPage["shape"];
  readonly needsReferrer?: boolean;
  /** What is shown inside, for an address of theirs. */
  readonly embed: (url: URL) => string | undefined;
}

const providers: readonly Provider[] = [
  {
    hosts: ["youtube.com", "youtu.be", "youtube-nocookie.com"],
    needsReferrer: true,
    embed: (url) => {
      const path = /^\/(?:embed|shorts|live|v)\/([\w-]{6,20})/.exec(url.pathname)?.[1];
      const short = url.hostname.endsWith("youtu.be") ? /^\/([\w-]{6,20})$/.exec(url.pathname)?.[1] : undefined;
      const id = url.searchParams.get("v") ?? short ?? path;
      if (!id || !/^[\w-]{6,20}$/.test(id)) return undefined;
      const start = /^(\d{1,6})s?$/.exec(url.searchParams.get("t") ?? url.searchParams.get("start") ?? "")?.[1];
      return `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ""}`;
    },
  },
  {
    hosts: ["vimeo.com", "player.vimeo.com"],
    embed: ({ pathname }) =>
      filled(/^\/(?:video\/)?(\d+)/.exec(pathname), (id) => `https://player.vimeo.com/video/${id}?dnt=1`),
  },
  {
    hosts: ["dailymotion.com", "dai.ly"],
    embed: ({ pathname }) =>
      filled(
        /^\/(?:video\/)?([a-z\d]{4,12})/i.exec(pathname),
        (id) => `https://geo.dailymotion.com/player.html?video=${id}`,
      ),
  },
  {
    hosts: ["loom.com"],
    embed: ({ pathname }) =>
      filled(/^\/(?:share|embed)\/([a-f\d]{16,40})/.exec(pathname), (id) => `https://www.loom.com/embed/${id}`),
  },
  {
    hosts: ["open.spotify.com"],
    shape: "low",
    embed: ({ pathname }) =>
      filled(
        /\/((?:track|album|playlist|episode|show)\/[A-Za-z\d]+)/.exec(pathname),
        (id) => `https://open.spotify.com/embed/${id}`,
      ),
  },
  {
    hosts: ["soundcloud.com"],
    shape: "low",
    embed: ({ origin, pathname }) =>
      `https://w.soundcloud.com/player/?url=${encodeURIComponent(origin + pathname)}&visual=false`,
  },
  {
    hosts: ["codepen.io"],
    embed: ({ pathname }) =>
      filled(
        /^\/([\w-]+)\/(?:pen|details|full|embed)\/([A-Za-z\d]+)/.exec(pathname),
        (user, id) => `https://codepen.io/${user}/embed/${id}?default-tab=result`,
      ),
  },
  {
    hosts: ["codesandbox.io"],
    embed: ({ pathname }) =>
      filled(/^\/(?:s|p\/sandbox|embed)\/([\w-]+)/.exec(pathname), (id) => `https://codesandbox.io/embed/${id}`),
  },
  {
    hosts: ["figma.com"],
    embed: ({ origin, pathname, search }) =>
      /^\/(?:file|design|proto|board|slides)\//.test(pathname)
        ? `https://www.figma.com/embed?embed_host=weft&url=${encodeURIComponent(origin + pathname + search)}`
        : undefined,
  },
  {
    hosts: ["miro.com"],
    embed: ({ pathname }) =>
      filled(/^\/app\/board\/([\w=-]+)/.exec(pathname), (id) => `https://miro.com/app/live-embed/${id}/`),
  },
  {
    hosts: ["docs.google.com"],
    shape: "tall",
    embed: ({ pathname }) =>
      filled(
        /^\/(document|spreadsheets|presentation|forms)\/d\/((?:e\/)?[\w-]+)/.exec(pathname),
        (kind, id) =>
          `https://docs.google.com/${kind}/d/${id}/${{ presentation: "embed", forms: "viewform?embedded=true" }[kind] ?? "preview"}`,
      ),
  },
  {
    hosts: ["drive.google.com"],
    embed: ({ pathname }) =>
      filled(/^\/file\/d\/([\w-]+)/.exec(pathname), (id) => `https://drive.google.com/file/d/${id}/preview`),
  },
];

const longest = 2_000;

/** Whether a document may hold it as the address of an embedded page. */
export function isEmbeddable(address: unknown): address is string {
  if (typeof address !== "string" || address.length > longest || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === "https:" && username === "" && password === "";
}

/** How a page is shown inside another one; pages of unknown hosts as they are. */
export function embeddedPage(address: string): EmbeddedPage | undefined {
  if (!isEmbeddable(address)) return undefined;
  const url = new URL(address);
  const provider = providers.find(({ hosts }) => hosts.some((host) => isHost(url.hostname, host)));
  const embedded = provider?.embed(url);
  if (provider === undefined || embedded === undefined)
    return { host: url.host, address: url.href, isTrusted: false, shape: "tall", needsReferrer: false };
  const { shape = "wide", needsReferrer = false } = provider;
  return { host: new URL(embedded).host, address: embedded, isTrusted: true, shape, needsReferrer };
}

function isHost(hostname: string, host: string): boolean {
  return hostname === host || hostname === `www.${host}` || hostname === `m.${host}`;
}

function filled(match: RegExpExecArray | null, build: (...parts: string[]) => string): string | undefined {
  return match ? build(...match.slice(1)) : undefined;
}
