# The stand-in for `node:<major>-slim`: this machine's Node.js in /usr/local, where the official image has it.
FROM prdgen-stand-in:base
COPY prefix /usr/local
RUN ldconfig && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
CMD ["node"]
