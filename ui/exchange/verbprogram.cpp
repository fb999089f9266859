#include "ui/exchange/verbprogram.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

VerbProgram::VerbProgram(QObject *parent)
    : QObject(parent)
    , m_program(QCoreApplication::applicationFilePath())
{}

VerbProgram::~VerbProgram()
{
    stop();
}

void VerbProgram::stop()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished(1000);
    m_process.reset();
}

// `12 124` is progress; what else there is, is the verb's answer.
void VerbProgram::takeOutput()
{
    m_line += m_process->readAllStandardOutput();
    for (qsizetype end = m_line.indexOf('\n'); end >= 0; end = m_line.indexOf('\n')) {
        const QByteArray line = m_line.left(end);
        m_line.remove(0, end + 1);
        const QByteArrayList numbers = line.split(' ');
        bool isDone = false;
        bool isTotal = false;
        const qint64 done = numbers.value(0).toLongLong(&isDone);
        const qint64 total = numbers.value(1).toLongLong(&isTotal);
        if (numbers.size() == 2 && isDone && isTotal)
            emit progressChanged(done, total);
        else
            m_output += line + '\n';
    }
}

void VerbProgram::run(const QStringList &arguments, Done done)
{
    stop();
    m_line.clear();
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    const auto tell = [this, done](bool worked) {
        takeOutput();
        QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
        if (said.startsWith(u"sourceline: "_s))
            said = said.mid(12);
        if (!worked && said.isEmpty())
            said = tr("It could not be done: %1.").arg(m_process->errorString());
        m_process.release()->deleteLater();
        worked ? done({}, m_output, said) : done(said, {}, {});
    };
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &VerbProgram::takeOutput);
    connect(
        m_process.get(), &QProcess::finished, this, [tell](int code, QProcess::ExitStatus status) {
            tell(code == 0 && status == QProcess::NormalExit);
        });
    connect(m_process.get(), &QProcess::errorOccurred, this, [tell](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) // else it finishes too
            tell(false);
    });
    m_process->start(m_program, QStringList(arguments) << u"--progress"_s);
}

} // namespace sourceline
