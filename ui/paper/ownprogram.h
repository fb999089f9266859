#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace sourceline {

/// Runs a verb of our own program beside the window, so that what leaves by mouse is what leaves by
/// the command line, byte for byte, and the window does not wait. One run at a time; a new one ends
/// the one before.
class OwnProgram : public QObject
{
    Q_OBJECT

public:
    /// `error` empty: done. `warning`: what standard error said all the same.
    using Done = std::function<void(const QString &error, const QString &warning)>;
    /// Of each line `3 12` on standard output.
    using Progress = std::function<void(qint64 done, qint64 total)>;

    explicit OwnProgram(QObject *parent = nullptr);
    ~OwnProgram() override;

    /// The program; this one unless a test says otherwise.
    void setProgram(const QString &path) { m_program = path; }

    /// `failed`: the sentence where the program says none itself, with %1 for why.
    void run(const QStringList &arguments,
             const QString &failed,
             const Done &done,
             const Progress &progress = {});
    /// Ends the run without a word: a file is written whole or not at all.
    void stop();

    bool isRunning() const { return m_process != nullptr; }

    /// A path in a folder that goes with this object.
    QString scratch(const QString &name) const { return m_folder.filePath(name); }

private:
    void tellProgress(const Progress &progress);

    QString m_program;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace sourceline
