#include "ui/mainwindow/runworkbench.h"

#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/endsignals.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>

namespace sourceline {

int runWorkbench(QApplication &app,
                 const QString &casefile,
                 const std::function<int(const QString &)> &refuse)
{
    QCoreApplication::setApplicationName(QStringLiteral("sourceline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SOURCELINE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Sourceline"));
    QGuiApplication::setDesktopFileName(QStringLiteral("sourceline"));
    Appearance appearance(app);
    // First, for the casefile is being opened from the next line on: one that was not closed in
    // order is checked before it opens again.
    const EndSignals ends;
    MainWindow window(appearance, casefile);
    if (const Result<void> refused = window.refusal(); !refused && !casefile.isEmpty())
        return refuse(refused.error().message);
    window.show();
    QObject::connect(&ends, &EndSignals::endAsked, &window, [&window] {
        window.leave();
        QCoreApplication::exit();
    });
    return QApplication::exec();
}

} // namespace sourceline
