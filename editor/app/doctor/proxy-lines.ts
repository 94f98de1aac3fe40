export interface ProxyLines {
  name: string;
  /** Where the lines belong. */
  file: string;
  lines: string;
}

/** What a proxy needs to know about Weft, with the name of this site filled in. */
export function proxyLines(site: string): ProxyLines[] {
  return [
    { name: "nginx", file: "/etc/nginx/conf.d/weft.conf", lines: nginx(site) },
    { name: "Caddy", file: "Caddyfile", lines: caddy(site) },
    { name: "Traefik", file: "dynamic/weft.yml", lines: traefik(site) },
  ];
}

function nginx(site: string): string {
  return `map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

server {
    listen 443 ssl;
    server_name ${site};
    # ssl_certificate and ssl_certificate_key of this site

    location / {
        proxy_pass http://127.0.0.1:8000;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_set_header Host $http_host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Host $http_host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_buffering off;
        # As large as WEFT_FILE_MEGABYTES, and passed on as it comes.
        client_max_body_size 100m;
        proxy_request_buffering off;
        proxy_read_timeout 120s;
        proxy_send_timeout 120s;
    }
}
`;
}

function caddy(site: string): string {
  return `# Caddy passes upgrades, Host and X-Forwarded-* on by itself.
${site} {
    reverse_proxy 127.0.0.1:8000 {
        flush_interval -1
        stream_close_delay 5m
    }
}
`;
}

function traefik(site: string): string {
  return `# Traefik passes upgrades and X-Forwarded-* on by itself.
http:
  routers:
    weft:
      rule: Host(\`${site}\`)
      entryPoints:
        - websecure
      service: weft
      tls: {}
  services:
    weft:
      loadBalancer:
        passHostHeader: true
        responseForwarding:
          flushInterval: -1ms
        servers:
          - url: http://127.0.0.1:8000
`;
}
