# A server for one site and its image proxy:
#   docker build -t lectern .
#   docker run -p 4800:4800 -v /path/to/site:/site:ro -v lectern-pictures:/pictures lectern
FROM node:24-slim

WORKDIR /lectern
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY bin bin
COPY src src

RUN mkdir /pictures && chown node /pictures
VOLUME /pictures
USER node
EXPOSE 4800
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:4800/').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

ENTRYPOINT ["node", "bin/lectern.js"]
CMD ["serve", "/site", "--host", "0.0.0.0", "--picture-cache", "/pictures"]
