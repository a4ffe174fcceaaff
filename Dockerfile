# docker build -t anisky . && docker run --rm -v "$PWD:/data" anisky reconstruct my-events.yaml
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /anisky
COPY . .
RUN mvn -B -ntp -q -Pdistribution -DskipTests package && tools/make_image.sh && \
    mkdir /image && tar -C /image --strip-components=1 -xzf target/anisky-*-linux-*.tar.gz

FROM debian:stable-slim
COPY --from=build /image /opt/anisky
RUN ln -s /opt/anisky/anisky /usr/local/bin/anisky
WORKDIR /data
ENTRYPOINT ["anisky"]
CMD ["--help"]
