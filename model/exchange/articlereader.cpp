#include "model/exchange/articlereader.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestReading = 30'000;              // ms
constexpr int pollingInterval = 50;                 // ms between looks at `cancelled`
constexpr qint64 longestAnswer = qint64(192) << 20; // bytes: 64 MB of text, escaped

// Beside the program, where it is installed, and where the tests find it in a build folder.
QString readingProgram()
{
    const QString name = u"sourceline-read-article"_s;
    const QString own = QCoreApplication::applicationDirPath();
    for (const QString &folder :
         {u""_s, u"/../libexec/sourceline"_s, u"/../../app"_s, u"/../../../app"_s}) {
        const QString path = own + folder + u'/' + name;
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

Error tookTooLong()
{
    return {
        u"Reading it took more than %1 seconds, so it was stopped."_s.arg(longestReading / 1000)};
}

Error died()
{
    return {u"It cannot be read: it is damaged, or made to break what reads it."_s};
}

// What the process has to go on from is the bytes and nothing of this one's surroundings.
void start(QProcess &process,
           const QString &program,
           const QByteArray &bytes,
           const QString &suffix)
{
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(u"/"_s);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, {suffix});
    process.write(bytes);
    process.closeWriteChannel();
}

} // namespace

Result<ReadArticle>
readElsewhere(const QByteArray &bytes, const QString &suffix, const std::atomic_bool *cancelled)
{
    const QString program = readingProgram();
    if (program.isEmpty())
        return Error{u"The program that reads articles (sourceline-read-article) is missing beside "
                     "this one; install Sourceline again."_s};
    QProcess process;
    start(process, program, bytes, suffix);
    QByteArray answer;
    QDeadlineTimer deadline(longestReading);
    while (!process.waitForFinished(pollingInterval)) {
        if (process.state() == QProcess::NotRunning)
            break; // it did not start, or ended between two looks
        answer += process.readAllStandardOutput();
        const bool stop = cancelled && *cancelled;
        if (!stop && !deadline.hasExpired() && answer.size() <= longestAnswer)
            continue;
        process.kill();
        process.waitForFinished(1000);
        return stop ? Error{u"It was not read: the import was cancelled."_s}
               : answer.size() > longestAnswer ? died()
                                               : tookTooLong();
    }
    answer += process.readAllStandardOutput();
    if (process.error() == QProcess::FailedToStart)
        return Error{
            u"The program that reads articles cannot be started: %1."_s.arg(process.errorString())};
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return died();
    return fromWire(answer);
}

} // namespace sourceline
