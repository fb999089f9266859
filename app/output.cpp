#include "app/output.h"

#include "app/verbs.h"

#include <QJsonDocument>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bufferSize = 1 << 16;

} // namespace

Output::Output()
{
    // A closed pipe is then an error of write() and not the end of the process in the middle of its
    // work.
    std::signal(SIGPIPE, SIG_IGN);
}

Output::~Output()
{
    flush();
}

void Output::write(const QString &text)
{
    m_buffer += text.toUtf8();
    if (m_buffer.size() >= bufferSize)
        flush();
}

void Output::line(const QString &text)
{
    write(text + u'\n');
}

void Output::json(const QJsonObject &object)
{
    write(QString::fromUtf8(QJsonDocument(object).toJson()));
}

void Output::json(const QJsonArray &array)
{
    write(QString::fromUtf8(QJsonDocument(array).toJson()));
}

void Output::flush()
{
    const char *at = m_buffer.constData();
    qsizetype left = m_buffer.size();
    while (left > 0 && m_error == 0) {
        const ssize_t written = ::write(STDOUT_FILENO, at, size_t(left));
        if (written < 0) {
            if (errno != EINTR)
                m_error = errno;
            continue;
        }
        at += written;
        left -= written;
    }
    m_buffer.clear();
}

int Output::finish(int code)
{
    flush();
    if (m_error != 0 && m_error != EPIPE)
        return fail(u"The output could not be written: %1."_s.arg(
            QString::fromLocal8Bit(std::strerror(m_error))));
    return code;
}

void complain(const QString &sentence)
{
    // A sentence may quote a file; it stays one line.
    const QByteArray line = u"sourceline: %1\n"_s.arg(sentence.simplified()).toUtf8();
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

int fail(const QString &sentence)
{
    complain(sentence);
    return Failed;
}

} // namespace sourceline
