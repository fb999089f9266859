#include "ui/mainwindow/diagnostics.h"

#include "model/workbench/recordreader.h"
#include "model/workbench/versions.h"
#include "model/workbench/workbench.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSysInfo>

namespace sourceline {

using namespace Qt::StringLiterals;

QString diagnostics(const Workbench &workbench)
{
    QStringList lines;
    lines += QStringLiteral("Sourceline " SOURCELINE_VERSION);
    lines += u"Qt "_s + QString::fromLatin1(qVersion()) + u", SQLite " + sqliteVersion() + u", ICU "
             + icuVersion();
    lines += QSysInfo::prettyProductName() + u", " + QSysInfo::kernelType() + u' '
             + QSysInfo::kernelVersion() + u", " + QSysInfo::currentCpuArchitecture();
    lines += u"platform plugin "_s + QGuiApplication::platformName();
    for (const QScreen *screen : QGuiApplication::screens()) {
        lines += u"screen %1 × %2 at %3"_s.arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    }
    if (const Casefile *casefile = workbench.casefile()) {
        const CasefileCounts &counts = workbench.counts();
        lines +=
            u"casefile: %1 incidents, %2 claims, %3 attributions, %4 articles, %5 attached, %6, edit %7, %8 MB of columns"_s
                .arg(workbench.snapshot()->incidents)
                .arg(counts.claims)
                .arg(counts.attributions)
                .arg(counts.articles)
                .arg(counts.attached)
                .arg(casefile->isReadOnly() ? u"read-only"_s : u"writable"_s)
                .arg(workbench.snapshot()->edit)
                .arg(workbench.snapshot()->bytes() >> 20);
    } else {
        lines += u"no casefile open"_s;
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace sourceline
