@echo off
rem Runs Anisky.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%home%java\bin\java.exe" if not defined JAVA_HOME set "java=%home%java\bin\java"
"%java%" -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC %ANISKY_JAVA_OPTS% -jar "%home%anisky.jar" %*
exit /b %ERRORLEVEL%
