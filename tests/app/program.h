#pragma once

#include <QFile>
#include <QProcess>
#include <QStringList>

#include <functional>

/// What tests of the program and of what it writes share: running it and other people's tools.
namespace program {

using namespace Qt::StringLiterals;

struct Outcome
{
    int code = -1;
    QString out, err;
};

inline Outcome outcomeOf(QProcess &process, const QString &name, const QStringList &arguments)
{
    process.start(name, arguments);
    if (!process.waitForStarted(10'000))
        return {-1, {}, u"%1 does not start: it belongs to the packages of tests/run"_s.arg(name)};
    if (!process.waitForFinished(120'000))
        return {-1, {}, u"it does not end"_s};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// A tool of the packages that tests/run installs.
inline Outcome tool(const QString &name, const QStringList &arguments)
{
    QProcess process;
    return outcomeOf(process, name, arguments);
}

/// `before` runs in the child before the program does.
inline Outcome run(const QStringList &arguments,
                   const QStringList &environment = {},
                   const std::function<void()> &before = {})
{
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    if (before)
        process.setChildProcessModifier(before);
    return outcomeOf(process, QStringLiteral(SOURCELINE_PROGRAM), arguments);
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
}

/// What stands in a PDF, in reading order.
inline QString pdfText(const QString &path, const QStringList &options = {})
{
    return tool(u"pdftotext"_s, options + QStringList{path, u"-"_s}).out;
}

inline int pdfPages(const QString &path)
{
    const QString info = tool(u"pdfinfo"_s, {path}).out;
    return info.mid(info.indexOf(u"Pages:"_s) + 6).section(u'\n', 0, 0).trimmed().toInt();
}

} // namespace program
