// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Imitates MinGW-w64 (d7f3c520): the Windows functions that the model names.
#ifndef LIBRARIES_WINDOWS_H
#define LIBRARIES_WINDOWS_H

#include <cstdint>

#define FALSE 0
#define TRUE 1
#define INFINITE 0xFFFFFFFFu
#define NI_NUMERICHOST 0x02
#define DNS_QUERY_STANDARD 0x00000000
#define DNS_QUERY_NO_WIRE_QUERY 0x00000010
#define DNS_QUERY_CACHE_ONLY DNS_QUERY_NO_WIRE_QUERY

extern "C" {

typedef int BOOL;
typedef std::uint16_t WORD;
typedef std::uint32_t DWORD;
typedef std::uint32_t ULONG;
typedef void *HANDLE;
typedef std::uintptr_t SOCKET;

struct CONDITION_VARIABLE;
struct CRITICAL_SECTION;
struct SRWLOCK;
struct SYNCHRONIZATION_BARRIER;
struct OVERLAPPED;
struct OVERLAPPED_ENTRY;
struct MSG;
struct TP_WORK;
struct TP_TIMER;
struct TP_WAIT;
struct TP_IO;
struct TP_INSTANCE;
struct INIT_ONCE;
struct WSAPOLLFD;
struct ADDRINFOW;
struct SOCKADDR;
struct INPUT_RECORD;
struct _iobuf;

typedef DWORD (*LPTHREAD_START_ROUTINE)(void *);
typedef void (*PTP_SIMPLE_CALLBACK)(TP_INSTANCE *, void *);
typedef void (*PTP_WORK_CALLBACK)(TP_INSTANCE *, void *, TP_WORK *);
typedef BOOL (*PINIT_ONCE_FN)(INIT_ONCE *, void *, void **);

void Sleep(DWORD dwMilliseconds);
DWORD SleepEx(DWORD dwMilliseconds, BOOL bAlertable);
BOOL SwitchToThread(void);

DWORD WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);
DWORD WaitForSingleObjectEx(HANDLE hHandle, DWORD dwMilliseconds, BOOL bAlertable);
DWORD WaitForMultipleObjects(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll,
                             DWORD dwMilliseconds);
DWORD WaitForMultipleObjectsEx(DWORD nCount, const HANDLE *lpHandles, BOOL bWaitAll,
                               DWORD dwMilliseconds, BOOL bAlertable);
DWORD SignalObjectAndWait(HANDLE hObjectToSignal, HANDLE hObjectToWaitOn,
                          DWORD dwMilliseconds, BOOL bAlertable);
DWORD MsgWaitForMultipleObjects(DWORD nCount, const HANDLE *pHandles, BOOL fWaitAll,
                                DWORD dwMilliseconds, DWORD dwWakeMask);
DWORD MsgWaitForMultipleObjectsEx(DWORD nCount, const HANDLE *pHandles,
                                  DWORD dwMilliseconds, DWORD dwWakeMask, DWORD dwFlags);
long CoWaitForMultipleHandles(DWORD dwFlags, DWORD dwTimeout, ULONG cHandles,
                              HANDLE *pHandles, DWORD *lpdwindex);
long CoWaitForMultipleObjects(DWORD dwFlags, DWORD dwTimeout, ULONG cHandles,
                              const HANDLE *pHandles, DWORD *lpdwindex);
DWORD WaitForInputIdle(HANDLE hProcess, DWORD dwMilliseconds);

BOOL SleepConditionVariableCS(CONDITION_VARIABLE *ConditionVariable,
                              CRITICAL_SECTION *CriticalSection, DWORD dwMilliseconds);
BOOL SleepConditionVariableSRW(CONDITION_VARIABLE *ConditionVariable, SRWLOCK *SRWLock,
                               DWORD dwMilliseconds, ULONG Flags);
BOOL WaitOnAddress(volatile void *Address, void *CompareAddress, std::size_t AddressSize,
                   DWORD dwMilliseconds);
BOOL EnterSynchronizationBarrier(SYNCHRONIZATION_BARRIER *lpBarrier, DWORD dwFlags);
void EnterCriticalSection(CRITICAL_SECTION *lpCriticalSection);
HANDLE GetCurrentThread();
DWORD GetCurrentThreadId();
void LeaveCriticalSection(CRITICAL_SECTION *lpCriticalSection);
BOOL TryEnterCriticalSection(CRITICAL_SECTION *lpCriticalSection);
void AcquireSRWLockExclusive(SRWLOCK *SRWLock);
void AcquireSRWLockShared(SRWLOCK *SRWLock);
void ReleaseSRWLockExclusive(SRWLOCK *SRWLock);
void ReleaseSRWLockShared(SRWLOCK *SRWLock);

void WaitForThreadpoolWorkCallbacks(TP_WORK *pwk, BOOL fCancelPendingCallbacks);
void WaitForThreadpoolTimerCallbacks(TP_TIMER *pti, BOOL fCancelPendingCallbacks);
void WaitForThreadpoolWaitCallbacks(TP_WAIT *pwa, BOOL fCancelPendingCallbacks);
void WaitForThreadpoolIoCallbacks(TP_IO *pio, BOOL fCancelPendingCallbacks);
TP_WORK *CreateThreadpoolWork(PTP_WORK_CALLBACK pfnwk, void *pv, void *pcbe);
BOOL TrySubmitThreadpoolCallback(PTP_SIMPLE_CALLBACK pfns, void *pv, void *pcbe);
BOOL QueueUserWorkItem(LPTHREAD_START_ROUTINE Function, void *Context, ULONG Flags);
BOOL InitOnceExecuteOnce(INIT_ONCE *InitOnce, PINIT_ONCE_FN InitFn, void *Parameter,
                         void **Context);
HANDLE CreateThread(void *lpThreadAttributes, std::size_t dwStackSize,
                    LPTHREAD_START_ROUTINE lpStartAddress, void *lpParameter,
                    DWORD dwCreationFlags, DWORD *lpThreadId);
std::uintptr_t _beginthread(void (*StartAddress)(void *), unsigned StackSize,
                            void *ArgList);
std::uintptr_t _beginthreadex(void *Security, unsigned StackSize,
                              unsigned (*StartAddress)(void *), void *ArgList,
                              unsigned InitFlag, unsigned *ThrdAddr);

BOOL GetMessageA(MSG *lpMsg, HANDLE hWnd, unsigned wMsgFilterMin, unsigned wMsgFilterMax);
BOOL GetMessageW(MSG *lpMsg, HANDLE hWnd, unsigned wMsgFilterMin, unsigned wMsgFilterMax);
BOOL WaitMessage(void);

BOOL GetQueuedCompletionStatus(HANDLE CompletionPort, DWORD *lpNumberOfBytesTransferred,
                               std::uintptr_t *lpCompletionKey, OVERLAPPED **lpOverlapped,
                               DWORD dwMilliseconds);
BOOL GetQueuedCompletionStatusEx(HANDLE CompletionPort,
                                 OVERLAPPED_ENTRY *lpCompletionPortEntries, ULONG ulCount,
                                 ULONG *ulNumEntriesRemoved, DWORD dwMilliseconds,
                                 BOOL fAlertable);
BOOL GetOverlappedResult(HANDLE hFile, OVERLAPPED *lpOverlapped,
                         DWORD *lpNumberOfBytesTransferred, BOOL bWait);
BOOL GetOverlappedResultEx(HANDLE hFile, OVERLAPPED *lpOverlapped,
                           DWORD *lpNumberOfBytesTransferred, DWORD dwMilliseconds,
                           BOOL bAlertable);
BOOL WSAGetOverlappedResult(SOCKET s, OVERLAPPED *lpOverlapped, DWORD *lpcbTransfer,
                            BOOL fWait, DWORD *lpdwFlags);

int WSAPoll(WSAPOLLFD *fdArray, ULONG fds, int timeout);
DWORD WSAWaitForMultipleEvents(DWORD cEvents, const HANDLE *lphEvents, BOOL fWaitAll,
                               DWORD dwTimeout, BOOL fAlertable);
BOOL WaitNamedPipeA(const char *lpNamedPipeName, DWORD nTimeOut);
BOOL WaitNamedPipeW(const wchar_t *lpNamedPipeName, DWORD nTimeOut);

int GetAddrInfoW(const wchar_t *pNodeName, const wchar_t *pServiceName,
                 const ADDRINFOW *pHints, ADDRINFOW **ppResult);
int GetNameInfoW(const SOCKADDR *pSockaddr, int SockaddrLength, wchar_t *pNodeBuffer,
                 DWORD NodeBufferSize, wchar_t *pServiceBuffer, DWORD ServiceBufferSize,
                 int Flags);
long DnsQuery_A(const char *pszName, WORD wType, DWORD Options, void *aipServers,
                void **ppQueryResults, void **pReserved);
long DnsQuery_W(const wchar_t *pszName, WORD wType, DWORD Options, void *aipServers,
                void **ppQueryResults, void **pReserved);
long DnsQuery_UTF8(const char *pszName, WORD wType, DWORD Options, void *aipServers,
                   void **ppQueryResults, void **pReserved);

_iobuf *_popen(const char *Command, const char *Mode);
_iobuf *_wpopen(const wchar_t *Command, const wchar_t *Mode);
int _pclose(_iobuf *File);
std::intptr_t _cwait(int *TermStat, std::intptr_t ProcHandle, int Action);

BOOL ReadConsoleA(HANDLE console_input, void *buffer, DWORD number_of_chars_to_read,
                  DWORD *number_of_chars_read, void *input_control);
BOOL ReadConsoleW(HANDLE console_input, void *buffer, DWORD number_of_chars_to_read,
                  DWORD *number_of_chars_read, void *input_control);
BOOL ReadConsoleInputA(HANDLE console_input, INPUT_RECORD *buffer, DWORD length,
                       DWORD *number_of_events_read);
BOOL ReadConsoleInputW(HANDLE console_input, INPUT_RECORD *buffer, DWORD length,
                       DWORD *number_of_events_read);
int _getch(void);
int _getche(void);

long URLDownloadToFileA(void *, const char *, const char *, DWORD, void *);
long URLDownloadToFileW(void *, const wchar_t *, const wchar_t *, DWORD, void *);

BOOL CopyFileA(const char *lpExistingFileName, const char *lpNewFileName,
               BOOL bFailIfExists);
BOOL CopyFileW(const wchar_t *lpExistingFileName, const wchar_t *lpNewFileName,
               BOOL bFailIfExists);
BOOL DeleteFileA(const char *lpFileName);
BOOL DeleteFileW(const wchar_t *lpFileName);
BOOL FlushFileBuffers(HANDLE hFile);
BOOL MoveFileA(const char *lpExistingFileName, const char *lpNewFileName);
BOOL MoveFileW(const wchar_t *lpExistingFileName, const wchar_t *lpNewFileName);

} // extern "C"

#endif // LIBRARIES_WINDOWS_H
