#include "ui/paper/ownprogram.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

OwnProgram::OwnProgram(QObject *parent)
    : QObject(parent)
    , m_program(QCoreApplication::applicationFilePath())
{}

OwnProgram::~OwnProgram()
{
    stop();
}

void OwnProgram::stop()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(1000);
    m_process.reset();
}

void OwnProgram::run(const QStringList &arguments,
                     const QString &failed,
                     const Done &done,
                     const Progress &progress)
{
    stop();
    m_process = std::make_unique<QProcess>();
    const auto tell = [this, failed, done](bool worked) {
        QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
        if (said.startsWith(u"sourceline: "_s))
            said = said.mid(12);
        if (!worked && said.isEmpty())
            said = failed.arg(m_process->errorString());
        m_process.release()->deleteLater();
        worked ? done({}, said) : done(said, {});
    };
    connect(
        m_process.get(), &QProcess::finished, this, [tell](int code, QProcess::ExitStatus status) {
            tell(code == 0 && status == QProcess::NormalExit);
        });
    connect(m_process.get(), &QProcess::errorOccurred, this, [tell](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) // else it finishes too
            tell(false);
    });
    if (progress)
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this, progress] {
            tellProgress(progress);
        });
    m_process->start(m_program, arguments);
}

// Only the newest line is news.
void OwnProgram::tellProgress(const Progress &progress)
{
    QByteArray line;
    while (m_process->canReadLine())
        line = m_process->readLine().trimmed();
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() == 2)
        progress(parts[0].toLongLong(), parts[1].toLongLong());
}

} // namespace sourceline
