# The stand-in for `python:<minor>-slim`: an interpreter of this machine in /usr/local, where the official image has it.
FROM prdgen-stand-in:base
COPY prefix /usr/local
RUN ldconfig && python3 -m ensurepip --default-pip && ln -sf python3 /usr/local/bin/python
CMD ["python3"]
