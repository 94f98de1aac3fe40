import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, copyText } from "../../src/index.ts";
import { messages } from "./messages.ts";
import styles from "./ProxySection.module.css";
import { type ProxyLines, proxyLines } from "./proxy-lines.ts";

/** The lines to paste into a proxy. */
export function ProxySection() {
  return (
    <section aria-labelledby="proxies">
      <h2 id="proxies" className={styles.heading}>
        {messages.proxies.heading}
      </h2>
      <p className={styles.introduction}>{messages.proxies.introduction}</p>
      {proxyLines(location.hostname).map((proxy) => (
        <Lines key={proxy.name} {...proxy} />
      ))}
    </section>
  );
}

function Lines({ name, file, lines }: ProxyLines) {
  const [copied, setCopied] = useState<"yes" | "no">();
  const Icon = copied === "yes" ? Check : Copy;
  return (
    <details className={styles.proxy}>
      <summary className={styles.summary}>
        <strong>{name}</strong> <code dir="ltr">{file}</code>
      </summary>
      <pre className={styles.lines} dir="ltr">
        {lines}
      </pre>
      <div className={styles.copy}>
        <Button onClick={() => void copyText(lines).then((isCopied) => setCopied(isCopied ? "yes" : "no"))}>
          <Icon size={18} aria-hidden /> {messages.proxies.copy(name)}
        </Button>
        <span role="status">
          {copied === "yes" && messages.proxies.copied}
          {copied === "no" && messages.proxies.notCopied}
        </span>
      </div>
    </details>
  );
}
