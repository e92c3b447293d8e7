# orglint in a container: docker build -t orglint . && docker run --rm -v "$PWD:/org" orglint check
# docs/ci.md says more. Two stages: what builds the wheel is not in the image.
FROM python:3.13-slim-bookworm AS wheel
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY rules ./rules
RUN python -m pip wheel --no-cache-dir --disable-pip-version-check --wheel-dir /wheels .

FROM python:3.13-slim-bookworm
# git, because --base reads the history of the repository.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
# hadolint ignore=DL3013
RUN --mount=type=bind,from=wheel,source=/wheels,target=/wheels \
    python -m pip install --no-cache-dir --disable-pip-version-check --no-index --find-links /wheels orglint
# The files mounted at /org are the user's, not those of whoever runs in here. git reads the history of a folder of
# somebody else's only where it is told to: of /org alone. For any user, so that `docker run --user` works as well.
RUN printf '[safe]\n\tdirectory = /org\n' >/etc/orglint.gitconfig \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin orglint
ENV GIT_CONFIG_GLOBAL=/etc/orglint.gitconfig \
    PYTHONDONTWRITEBYTECODE=1 \
    LANG=C.UTF-8
USER 10001
WORKDIR /org
ENTRYPOINT ["orglint"]
CMD ["check"]
