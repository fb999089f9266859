#include "app/output.h"
#include "app/verbs.h"
#include "model/store/opening.h"
#include "model/workbench/heap.h"
#include "ui/mainwindow/runworkbench.h"

#include <QApplication>
#include <QHashFunctions>
#include <QLoggingCategory>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

void printHelp(Output &output)
{
    output.write(u"Sourceline, a workbench for records of security incidents and of who says who "
                 u"did them.\n\n"
                 "Usage:\n"
                 "  sourceline [CASEFILE]       open the workbench; without a casefile the last "
                 "one, else the sample\n"
                 "  sourceline VERB ...         work without a window\n\nVerbs:\n"_s);
    for (const Verb &verb : verbs())
        output.line(
            u"  %1 %2"_s.arg(QLatin1String(verb.name), -12).arg(QLatin1String(verb.summary)));
    output.write(
        u"\nOptions:\n"
        "  --help       show this, or the help of a verb after its name\n"
        "  --version    show the version\n\n"
        "Exit code: 0 done, 1 the work failed (the reason is on standard error), 2 wrong usage.\n\n"
        "Example:\n"
        "  sourceline new militias.sourceline --sample\n"
        "  sourceline list militias.sourceline --sort -killed --limit 5\n"_s);
}

int wrongUsage(const QString &what)
{
    complain(what + u"; see sourceline --help"_s);
    return WrongUsage;
}

// The workbench takes nothing but a casefile; everything else is done without a window.
bool wantsWindow(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return true;
    const QString &first = arguments.constFirst();
    return arguments.size() == 1 && !first.startsWith(u'-') && !findVerb(first);
}

int runWithoutWindow(const QStringList &arguments)
{
    const QString &first = arguments.constFirst();
    Output output;
    if (first == "--help"_L1 || first == "-h"_L1) {
        printHelp(output);
        return output.finish(Done);
    }
    if (first == "--version"_L1) {
        output.line(u"sourceline %1"_s.arg(QLatin1String(SOURCELINE_VERSION)));
        return output.finish(Done);
    }
    if (const Verb *verb = findVerb(first))
        return verb->run(arguments.mid(1));
    if (first.startsWith(u'-'))
        return wrongUsage(u"there is no option %1"_s.arg(first));
    return wrongUsage(u"there is no verb “%1”"_s.arg(first));
}

bool drawsWithoutWindow(const QStringList &arguments)
{
    const Verb *verb = findVerb(arguments.value(0));
    return verb && verb->draws;
}

// The same bytes on every machine and in every run: no display, no scale of a screen, and hashes
// that iterate alike.
int runDrawing(int &argc, char **argv, const QStringList &arguments)
{
    QHashSeed::setDeterministicGlobalSeed();
    for (const char *scale :
         {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_USE_PHYSICAL_DPI"})
        qunsetenv(scale);
    qputenv("QT_ENABLE_HIGHDPI_SCALING", "0");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Standard error is for one sentence of ours, not for what Qt finds odd without a session.
    if (qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        qputenv("QT_LOGGING_RULES", "default.warning=false");
    const QGuiApplication application(argc, argv);
    return runWithoutWindow(arguments);
}

// A file that is no casefile is refused as by any verb, before there is a window: what its first
// bytes tell before there is a display either, the rest while the window is made.
int runWithWindow(int &argc, char **argv, const QString &casefile)
{
    if (!casefile.isEmpty()) {
        if (const Result<void> header = examineHeader(casefile); !header)
            return fail(header.error().message);
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return fail(
            u"There is no display for a window; see sourceline --help for what works without one."_s);
    // What Qt finds odd where there is no session is no sentence of ours, and a refusal is one.
    QLoggingCategory::setFilterRules(u"default.warning=false"_s);
    QApplication application(argc, argv);
    QLoggingCategory::setFilterRules({});
    return runWorkbench(application, casefile, fail);
}

} // namespace

} // namespace sourceline

int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    sourceline::keepHeapSmall();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(u"sourceline"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SOURCELINE_VERSION));
    if (sourceline::drawsWithoutWindow(arguments))
        return sourceline::runDrawing(argc, argv, arguments);
    if (!sourceline::wantsWindow(arguments)) {
        const QCoreApplication application(argc, argv);
        return sourceline::runWithoutWindow(arguments);
    }
    return sourceline::runWithWindow(argc, argv, arguments.value(0));
}
