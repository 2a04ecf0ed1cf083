# syntax=docker/dockerfile:1
# One for all services, told apart by MODULE:
#   docker build --build-arg MODULE=loyalty-service -t plusone/loyalty-service .

# What it runs on; any image with a Java 25 that can write AOT caches will do.
ARG BASE=eclipse-temurin:25-jre
ARG BUILD=eclipse-temurin:25-jdk

FROM ${BUILD} AS build
ARG MODULE
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -pl "${MODULE}" -am -DskipTests -Dspotless.check.skip=true package

# The jar in layers: what changes seldom comes first.
FROM build AS layers
ARG MODULE
RUN cp "${MODULE}/target/${MODULE}.jar" app.jar \
    && java -Djarmode=tools -jar app.jar extract --layers --destination /layers

# The demo sign-in of the overlay "local", from the suite and never for production:
#   docker build --build-arg MODULE=suite --target identity -t plusone/identity .
FROM ${BASE} AS identity
WORKDIR /app
COPY --from=build /src/suite/target/lib/ lib/
COPY --from=build /src/suite/target/suite.jar suite.jar
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=50", \
    "--enable-native-access=ALL-UNNAMED", "-Dplusone.root=/app", "-Dplusone.state=/tmp", \
    "-Dplusone.port-offset=0", "-cp", "suite.jar:lib/*", "plusone.suite.identity.IdentityApplication"]

FROM ${BASE} AS service
ARG MODULE
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
# The AOT cache, a layer of its own, is trained by a start that ends before anything is opened: it needs
# no neighbour, and its secrets are none. The second start fails the build if the cache does not fit;
# in service a cache that does not fit is passed over. All three commands name the same collector.
RUN export PLUSONE_SIGNIN_CLIENTSECRET=none \
    && if [ "${MODULE}" = loyalty-service ]; then export PLUSONE_LEDGER_REMARKKEY=none-none-none-none; fi \
    && java -XX:AOTCacheOutput=app.aot -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED \
        -Dspring.context.exit=onRefresh -jar app.jar \
    && java -XX:AOTCache=app.aot -XX:AOTMode=on -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED \
        -Dspring.context.exit=onRefresh -jar app.jar
USER 10001:10001
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=50", \
    "-XX:+ExitOnOutOfMemoryError", "-Dreactor.netty.ioWorkerCount=2", \
    "--enable-native-access=ALL-UNNAMED", "-jar", "app.jar"]
