@echo off
rem Runs Anisky. What the options are for is told in lib\run.sh, which has the same.
setlocal DisableDelayedExpansion
set "home=%~dp0"
if not defined JAVA_HOME if exist "%home%java\bin\java.exe" set "JAVA_HOME=%home%java"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
rem Classes as the build has prepared them, where they are there and of this Java.
set "program="
for %%J in (java.exe) do set "program=%%~$PATH:J"
if defined JAVA_HOME set "program=%JAVA_HOME%\bin\java.exe"
set "prepared="
if defined program for %%J in ("%program%") do if exist "%home%anisky.jsa" (
  fc /b "%%~dpJ..\release" "%home%anisky.jsa.java" >nul 2>&1 && set prepared="-XX:SharedArchiveFile=%home%anisky.jsa"
)
set "compiler=-XX:CompileCommand=quiet -XX:-C1UpdateMethodData"
set "compiler=%compiler% -XX:Tier4InvocationThreshold=1000000 -XX:Tier4MinInvocationThreshold=120000"
set "compiler=%compiler% -XX:Tier4CompileThreshold=3000000 -XX:Tier4BackEdgeThreshold=8000000"
if not "%~1"=="bin" set "compiler=%compiler% -XX:Tier3BackEdgeThreshold=10000 -XX:Tier3InvocationThreshold=500"
if not "%~1"=="bin" set "compiler=%compiler% -XX:Tier3MinInvocationThreshold=200 -XX:Tier3CompileThreshold=3000"
set "compiler=%compiler% -XX:Tier3BackedgeNotifyFreqLog=18"
for %%L in (
  org.anisky.counts.CountTable org.anisky.counts.CountsAccumulator org.anisky.counts.EventPass
  org.anisky.counts.EventPlacer org.anisky.counts.PassTotals org.anisky.counts.PendingCells
  org.anisky.counts.PlacedEvents org.anisky.counts.ThinnedEvents org.anisky.counts.TimeSum
  org.anisky.grid.HealpixLocator org.anisky.io.PlainColumns org.anisky.sky.DailyAngles
) do call set "compiler=%%compiler%% -XX:CompileCommand=CompileThresholdScaling,%%L::*,0.03"
set "compiler=%compiler% -XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.0005"
set "compiler=%compiler% -XX:CompileCommand=dontinline,sun.security.provider.DigestBase::implCompressMultiBlock0"
:argument
if "%~1"=="" goto run
if "%~1"=="--help" set "compiler=-XX:TieredStopAtLevel=1"
if "%~1"=="-h" set "compiler=-XX:TieredStopAtLevel=1"
if "%~1"=="--version" set "compiler=-XX:TieredStopAtLevel=1"
if "%~1"=="-V" set "compiler=-XX:TieredStopAtLevel=1"
shift
goto argument
:run
"%java%" -Djdk.console=java.base -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:-UsePerfData %prepared% -Xshare:auto -Xlog:disable %compiler% %ANISKY_JAVA_OPTS% -jar "%home%anisky.jar" %*
exit /b %ERRORLEVEL%
