#include "ui/mainwindow/runworkbench.h"

#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/endsignals.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>

namespace sourceline {

int runWorkbench(QApplication &app, const QString &casefile)
{
    QCoreApplication::setApplicationName(QStringLiteral("sourceline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SOURCELINE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Sourceline"));
    QGuiApplication::setDesktopFileName(QStringLiteral("sourceline"));
    Appearance appearance(app);
    MainWindow window(appearance);
    window.openWhenShown(casefile);
    window.show();
    // A casefile that was not closed in order is checked before it opens again.
    const EndSignals ends;
    QObject::connect(&ends, &EndSignals::endAsked, &window, [&window] {
        window.leave();
        QCoreApplication::exit();
    });
    return QApplication::exec();
}

} // namespace sourceline
