# The native executable by itself: the published package on a base without a shell, as nobody in particular, on a file system it cannot write.
#   dotnet publish functions/Surveys.Native -c Release -o artifacts/package
#   docker build -t surveys .
#   docker run --read-only -p 8080:8080 -e AzureWebJobsStorage=… -e Surveys__LinkKeys=… -e Surveys__DisclosureKey=… -e Surveys__PublicBaseUrl=… surveys
# AzureWebJobsStorage, Surveys__LinkKeys and Surveys__DisclosureKey must be set. Without Surveys__PublicBaseUrl, QR codes lead to localhost.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

COPY artifacts/package/surveys artifacts/package/libSkiaSharp.so /app/
WORKDIR /app

# The user 'app' of the base image, by number, so that an orchestrator can see that it is not root.
USER 1654
EXPOSE 8080
ENTRYPOINT ["/app/surveys", "--address", "0.0.0.0", "--port", "8080"]
