/** Every string of the page that examines the connection. Apart from the others: it is seldom looked at. */
export const messages = {
  heading: "Connection",
  again: "Check again",
  skip: "Do not wait",
  running: "The way to the server is being checked…",
  summary: (failed: number) =>
    failed === 0
      ? "Nothing stands in the way."
      : failed === 1
        ? "One thing is wrong. It is marked below, with what to do."
        : `${failed} things are wrong. They are marked below, with what to do; begin with the first.`,
  states: {
    waiting: "Not checked yet",
    running: "Checking",
    passed: "Works",
    failed: "Wrong",
    skipped: "Not checked",
  },
  checks: {
    http: { label: "Requests", question: "Does the server answer?" },
    origin: { label: "Origin", question: "Does the server let pages of this address in?" },
    upgrade: { label: "WebSocket", question: "Can a connection be opened that stays open?" },
    answers: { label: "Answers", question: "How long does the way there and back take?" },
    clock: { label: "Clocks", question: "Do this device and the server agree about the time?" },
    buffering: { label: "No holding back", question: "Does everything arrive when it is sent?" },
    silence: {
      label: "Silence",
      question: "Does a connection stay open when nothing is said for 40 seconds? This takes that long.",
    },
  },
  sentences: {
    reachable: "The server answers.",
    unreachable: "The server cannot be reached. Is this device online, is Weft running, and does the proxy find it?",
    otherAnswer: (status: number) =>
      `Something answered with status ${status}, but not as Weft does. The proxy must send everything on to Weft.`,
    notAsked: "Not checked, because the server did not answer.",
    originAccepted: (origin: string) => `Pages of ${origin} are let in.`,
    originNotAllowed: (origin: string) =>
      `The server does not let pages of ${origin} in. Put it into WEFT_ORIGINS; or, where Weft was set up for its ` +
      "own machine only and everybody may come in, set WEFT_ALLOW_PUBLIC=1.",
    hostChanged: (seen: string, here: string) =>
      `The proxy asks for ${seen} instead of ${here}. It must pass on the header Host as it was sent.`,
    upgraded: "A WebSocket can be opened.",
    notUpgraded:
      "No WebSocket can be opened. The proxy must speak HTTP/1.1 to Weft and pass on the headers Upgrade and Connection.",
    notUpgradedYet: "No WebSocket can be opened. What is wrong above is reason enough; put that right first.",
    noConnection: "Not checked, because there is no connection.",
    answered: (ms: number) => `There and back takes ${ms} ms.`,
    noAnswer: "The connection was opened, but then it was closed, or nothing came through it for 6 seconds.",
    clocksAgree: "The clocks agree.",
    clocksDiffer: (seconds: number) =>
      `The server's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} this device's. ` +
      "Times will look wrong, and logins may be refused. One of the two has to be set.",
    notHeldBack: "Everything arrives when it is sent.",
    heldBack:
      "Something on the way holds back what is sent and passes it on in lots, so others see what is typed too late. " +
      "Switch buffering off in the proxy.",
    silenceBorne: (seconds: number) => `The connection stays open for ${seconds} seconds of silence, which is enough.`,
    cutWhenSilent: (seconds: number) =>
      `The connection was cut after ${seconds} seconds of silence. Weft gives a sign of life every 30 seconds, so ` +
      "give the proxy a timeout of more than that: 120 seconds, for example.",
    notWaited: "Not checked.",
  },
  proxies: {
    heading: "Lines for a proxy",
    introduction:
      "For a Weft that listens on port 8000 of the same machine as the proxy. Weft has to be told, too, whom to believe: " +
      "WEFT_TRUSTED_PROXIES=127.0.0.1,::1; and with open access, that it is public: WEFT_ALLOW_PUBLIC=1.",
    copy: (name: string) => `Copy for ${name}`,
    copied: "Copied.",
    notCopied: "The browser does not allow copying. Select the lines instead.",
  },
};
