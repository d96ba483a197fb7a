# An image with pip and npm set up as they are on this machine: the same registries, trusted through the same certificates.
ARG BASE
FROM $BASE
COPY pip.conf /etc/pip.conf
COPY npmrc /usr/local/etc/npmrc
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
