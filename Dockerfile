FROM node:24-bookworm-slim AS build
WORKDIR /weft
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY server/package.json server/
COPY editor/package.json editor/
COPY e2e/package.json e2e/
COPY server/bin server/bin
# Not `npm ci`: it insists on the native parts of every system, and the lock file names those of Linux alone.
RUN npm install --no-fund --no-audit --workspace server --workspace editor --include-workspace-root
COPY server server
COPY editor editor
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /weft
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY editor/package.json editor/
COPY e2e/package.json e2e/
COPY server/bin server/bin
RUN npm install --no-fund --no-audit --omit=dev --workspace server

FROM node:24-bookworm-slim
# Without the last one, glibc keeps what a large update took: 60 to 150 MB instead of 17 after updates of 15 MB.
ENV NODE_ENV=production \
    WEFT_HOST=0.0.0.0 \
    WEFT_DATA=/data \
    MALLOC_MMAP_THRESHOLD_=1048576
WORKDIR /weft
COPY --from=dependencies /weft/node_modules node_modules
COPY --from=dependencies /weft/server server
COPY --from=build /weft/server/dist server/dist
COPY --from=build /weft/editor/dist editor/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WEFT_PORT ?? 8000}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/bin/weft.js"]
CMD ["serve"]
