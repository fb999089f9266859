#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <functional>
#include <memory>

namespace sourceline {

/// Runs a verb of our own program beside the window, so that what leaves or comes in by mouse is
/// what does by the command line, and the window does not wait. One run at a time; ending one
/// leaves nothing half done, for verbs write a file or an edit whole or not at all.
class VerbProgram : public QObject
{
    Q_OBJECT

public:
    /// `error` empty: done. `output`: standard output but for progress; `warning`: what standard
    /// error said all the same.
    using Done =
        std::function<void(const QString &error, const QByteArray &output, const QString &warning)>;

    explicit VerbProgram(QObject *parent = nullptr);
    ~VerbProgram() override;

    /// The program; this one unless a test says otherwise.
    void setProgram(const QString &path) { m_program = path; }

    /// The verb gets --progress too.
    void run(const QStringList &arguments, Done done);
    void stop(); ///< `done` is not told

    bool isRunning() const { return m_process != nullptr; }

signals:
    void progressChanged(qint64 done, qint64 total);

private:
    void takeOutput();

    QString m_program;
    QByteArray m_line, m_output;
    std::unique_ptr<QProcess> m_process;
};

} // namespace sourceline
