# One file for every image.
#   a service:  docker build --target service --build-arg SERVICE=api-gateway .
#   the web:    docker build --target web .
# Services run their TypeScript as it is; only the web app has a build.

ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS base
ENV CI=true NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
RUN npm install --global --no-audit --no-fund pnpm@12.21.0

# Everything the lockfile names, in a layer that changes only when versions do.
FROM base AS packages
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN pnpm fetch && rm -rf node_modules

FROM packages AS source
COPY . .

FROM source AS service-files
ARG SERVICE
RUN test -n "${SERVICE}" && test -d "services/${SERVICE}"
RUN pnpm install --offline --frozen-lockfile --prod --filter-prod "{./services/${SERVICE}}..."
# What another service or development needs has no business in this one's image.
RUN find services -mindepth 1 -maxdepth 1 ! -name "${SERVICE}" -exec rm -rf {} + \
  && rm -rf apps docs tools tests packages/local-stack packages/stripe-simulator packages/torture packages/bench

FROM ${NODE_IMAGE} AS service
ARG SERVICE
# What was compiled once is not compiled again when the container restarts.
ENV NODE_ENV=production SERVICE=${SERVICE} NODE_COMPILE_CACHE=/tmp/compiled
WORKDIR /app
COPY --from=service-files /app ./
USER node
# exec, so that SIGTERM reaches the service itself.
CMD ["sh", "-c", "exec node --enable-source-maps services/${SERVICE}/src/index.ts"]

FROM source AS web-files
RUN pnpm install --offline --frozen-lockfile --filter "{./apps/writer-web}..."
RUN cd apps/writer-web && node node_modules/next/dist/bin/next build
# The standalone server leaves out what a CDN might serve instead of it.
RUN mkdir -p apps/writer-web/public \
  && cp -r apps/writer-web/.next/static apps/writer-web/.next/standalone/apps/writer-web/.next/static \
  && cp -r apps/writer-web/public apps/writer-web/.next/standalone/apps/writer-web/public

FROM ${NODE_IMAGE} AS web
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=web-files /app/apps/writer-web/.next/standalone ./
USER node
CMD ["node", "apps/writer-web/server.js"]
