#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace sourceline {

/// Runs our own `sourceline chart` beside the window, so that what leaves by mouse is what leaves
/// by the command line, byte for byte, and the window does not wait. One run at a time; a new one
/// ends the one before.
class ChartProgram : public QObject
{
    Q_OBJECT

public:
    /// `error` empty: done. `warning`: what standard error said all the same.
    using Done = std::function<void(const QString &error, const QString &warning)>;

    explicit ChartProgram(QObject *parent = nullptr);
    ~ChartProgram() override;

    /// The program; this one unless a test says otherwise.
    void setProgram(const QString &path) { m_program = path; }

    /// Makes `file` from `spec` (JSON) of `casefile`; `options` as on the command line.
    void make(const QString &casefile,
              const QByteArray &spec,
              const QString &file,
              const QStringList &options,
              Done done);
    void stop();

    /// A path in a folder that goes with this object.
    QString scratch(const QString &name) const { return m_folder.filePath(name); }

private:
    QString m_program;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace sourceline
