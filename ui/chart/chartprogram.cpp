#include "ui/chart/chartprogram.h"

#include "model/store/checkedfile.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

ChartProgram::ChartProgram(QObject *parent)
    : QObject(parent)
    , m_program(QCoreApplication::applicationFilePath())
{}

ChartProgram::~ChartProgram()
{
    stop();
}

void ChartProgram::stop()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill(); // a file is written whole or not at all
    m_process->waitForFinished(1000);
    m_process.reset();
}

void ChartProgram::make(const QString &casefile,
                        const QByteArray &spec,
                        const QString &file,
                        const QStringList &options,
                        Done done)
{
    stop();
    const QString specFile = scratch(u"spec.json"_s);
    if (const auto written = writeChecked(specFile, spec); !written)
        return done(written.error().message, {});
    m_process = std::make_unique<QProcess>();
    const auto tell = [this, done](bool worked) {
        QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
        if (said.startsWith(u"sourceline: "_s))
            said = said.mid(12);
        if (!worked && said.isEmpty())
            said = tr("The chart could not be made: %1.").arg(m_process->errorString());
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
    m_process->start(m_program,
                     QStringList{u"chart"_s, casefile, u"--spec"_s, specFile, u"-o"_s, file}
                         + options);
}

} // namespace sourceline
