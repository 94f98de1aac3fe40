/** Every string of the web app around the editor. */
export const messages = {
  name: "Weft",
  home: {
    heading: "Documents",
    create: "New document",
    untitled: "Untitled",
    empty: "No documents yet. Make the first one.",
    loading: "Looking for documents…",
    offline: "There is no connection to the server. These are the documents on this device.",
    failed: "The list could not be loaded. These are the documents on this device.",
    notAllowed: "Documents of this server are opened from the application that belongs to it, not from this page.",
    retry: "Try again",
    more: "Show more",
    examine: "Check the connection",
    unsaved: "Has words only on this device",
    changed: (when: string) => `Changed ${when}`,
    delete: (title: string) => `Delete “${title}”`,
    menu: (title: string) => `More for “${title}”`,
  },
  document: {
    back: "All documents",
    downloadState: "Download as Yjs state",
    delete: "Delete…",
    notFound: "This is not the address of a document.",
  },
  remove: {
    question: (title: string) => `Delete “${title}”?`,
    explanation: "It is deleted for everybody, with all it holds. This cannot be undone.",
    yes: "Delete",
    no: "Cancel",
    failed: "It could not be deleted. Try again when there is a connection.",
  },
  update: {
    ready: "A new version of Weft is ready.",
    reload: "Reload",
    waiting: "It starts as soon as your words are saved.",
  },
  broken: {
    heading: "This page could not be shown",
    explanation:
      "What was saved is on the server, and what this device could keep is kept here. Reloading shows it again.",
  },
  guest: (number: number) => `Guest ${number}`,
};
