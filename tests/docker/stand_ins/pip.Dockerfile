# A Python image, with pip set up as it is on this machine: the same index, trusted through the same certificates.
ARG BASE
FROM $BASE
COPY pip.conf /etc/pip.conf
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
