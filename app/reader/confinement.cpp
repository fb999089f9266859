#include "app/reader/confinement.h"

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <vector>

namespace sourceline {

namespace {

constexpr rlim_t processorSeconds = 8;
constexpr rlim_t memoryBytes = rlim_t(1) << 30;

void limit(__rlimit_resource resource, rlim_t value)
{
    const rlimit both{value, value};
    setrlimit(resource, &both);
}

#if defined(__x86_64__)
constexpr unsigned ownMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned ownMachine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned ownMachine = 0; // no filter: the limits and the namespace still hold
#endif

// A filter that answers EACCES to some system calls.
class CallFilter
{
public:
    CallFilter()
    {
        load(offsetof(seccomp_data, arch));
        add(BPF_JMP | BPF_JEQ | BPF_K, ownMachine, 1, 0);
        add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
        load(offsetof(seccomp_data, nr));
    }

    void refuse(long call)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, unsigned(call), 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
    }

    // Where one of `flags` is in the argument.
    void refuseFlags(long call, unsigned argument, unsigned flags)
    {
        add(BPF_JMP | BPF_JEQ | BPF_K, unsigned(call), 0, 4);
        load(unsigned(offsetof(seccomp_data, args)) + argument * 8);
        add(BPF_JMP | BPF_JSET | BPF_K, flags, 0, 1);
        add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
        load(offsetof(seccomp_data, nr));
    }

    bool install()
    {
        add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
        const sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
               && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
    }

private:
    void load(std::size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, unsigned(offset)); }

    void add(int code, unsigned value, unsigned char yes = 0, unsigned char no = 0)
    {
        m_code.push_back({static_cast<unsigned short>(code), yes, no, value});
    }

    std::vector<sock_filter> m_code;
};

bool filterCalls(ArticleFormat format)
{
    CallFilter filter;
    for (const long call : {SYS_socket,
                            SYS_socketpair,
                            SYS_connect,
                            SYS_bind,
                            SYS_listen,
                            SYS_sendto,
                            SYS_sendmsg,
                            SYS_execve,
                            SYS_execveat,
                            SYS_ptrace,
                            SYS_process_vm_readv,
                            SYS_unlinkat,
                            SYS_renameat2,
                            SYS_mkdirat,
                            SYS_linkat,
                            SYS_symlinkat,
                            SYS_kill,
                            SYS_io_uring_setup})
        filter.refuse(call);
#if defined(__x86_64__)
    for (const long call : {SYS_fork, SYS_vfork, SYS_unlink, SYS_rename, SYS_mkdir, SYS_creat})
        filter.refuse(call);
#endif
    constexpr unsigned writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    if (format == ArticleFormat::Pdf) {
        filter.refuseFlags(SYS_openat, 2, writing);
#if defined(__x86_64__)
        filter.refuseFlags(SYS_open, 1, writing);
#endif
    } else {
        filter.refuse(SYS_openat);
#if defined(__x86_64__)
        filter.refuse(SYS_open);
#endif
    }
    filter.refuse(SYS_openat2);
    return filter.install();
}

} // namespace

bool confine(ArticleFormat format)
{
    limit(RLIMIT_CPU, processorSeconds);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
#if defined(__SANITIZE_ADDRESS__)
    // The address sanitizer keeps terabytes of addresses, and reads /proc when it reports.
    static_cast<void>(format);
    return true;
#else
    limit(RLIMIT_AS, memoryBytes);
    // Where users may have namespaces of their own there is no network to reach at all.
    static_cast<void>(unshare(CLONE_NEWUSER | CLONE_NEWNET));
    return ownMachine == 0 || filterCalls(format);
#endif
}

} // namespace sourceline
