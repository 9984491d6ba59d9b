# Builds the shop and runs it as an ordinary user. Settings come from the environment (docs/operations.md);
# only the data directory is written to, so the container may run with a read-only file system:
#   docker build -t shop .
#   docker run --read-only --tmpfs /tmp -v shop-data:/data -p 8080:8080 \
#     -e Shop__PublicUrl=https://shop.example -e AllowedHosts=shop.example \
#     -e ConnectionStrings__Shop='Host=db;Database=shop;Username=shop;Password=...' shop

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig appsettings*.json ./
COPY Modules/ Modules/
COPY Tools/Shop.PrivatePostgres/ Tools/Shop.PrivatePostgres/
COPY Shop.Web/ Shop.Web/
RUN dotnet publish Shop.Web -c Release -o /app --nologo --use-current-runtime --self-contained false -p:PublishReadyToRun=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS run
ENV ASPNETCORE_ENVIRONMENT=Production \
    ASPNETCORE_HTTP_PORTS= \
    Urls=http://*:8080 \
    Shop__ManagementUrl=http://*:8081 \
    Shop__DataDirectory=/data \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_GCgen0size=0x2000000
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown app:app /data
COPY --from=build /app /app
WORKDIR /app
USER app
VOLUME /data
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["curl", "-fsS", "http://localhost:8081/health/ready"]
ENTRYPOINT ["dotnet", "Shop.Web.dll"]
