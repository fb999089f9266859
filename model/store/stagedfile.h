#pragma once

#include <QFileInfo>

#include <sys/types.h>
#include <utility>

class QDir;

namespace sourceline {

/// An open file, closed with its owner.
class Descriptor
{
public:
    explicit Descriptor(int value)
        : m_value(value)
    {}

    ~Descriptor() { reset(-1); }

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    Descriptor(Descriptor &&other) noexcept
        : m_value(std::exchange(other.m_value, -1))
    {}

    Descriptor &operator=(Descriptor &&) = delete;

    int value() const { return m_value; }

    bool isOpen() const { return m_value >= 0; }

    void reset(int value)
    {
        if (isOpen())
            ::close(m_value);
        m_value = value;
    }

private:
    int m_value;
};

/// A file that is written beside its place, locked and checked, and waits there for its name. What
/// is not placed, or is taken back, leaves the place as it was. Any thread; waits for the disk.
class StagedFile
{
public:
    StagedFile(const QFileInfo &target, mode_t mode);
    ~StagedFile();
    StagedFile(StagedFile &&other) noexcept;
    StagedFile(const StagedFile &) = delete;
    StagedFile &operator=(const StagedFile &) = delete;
    StagedFile &operator=(StagedFile &&) = delete;

    const QFileInfo &target() const { return m_target; }

    /// 0, or the errno of what failed.
    int write(const QByteArray &bytes, mode_t mode);
    /// What stands in the place gets a second name, for takeBack(); not every file system can.
    void keepOld();
    /// 0, or the errno of what failed.
    int place();
    /// After place(): what stood there before keepOld() stands there again.
    void takeBack();

private:
    QFileInfo m_target;
    QByteArray m_place;
    QByteArray m_beside;
    QByteArray m_kept; ///< the second name of what was replaced; empty: none
    Descriptor m_file;
    bool m_isNew; ///< nothing stood there
    bool m_isBeside = false;
};

/// What a writer that was killed between naming and renaming left in `folder`; a living one holds
/// the lock of its file.
void removeLeftovers(const QDir &folder);

} // namespace sourceline
