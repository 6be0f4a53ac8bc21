package io.parallax.memory.os;

/// Who is at the other end of a socket, as the kernel noted when the connection was made.
/// @param pid its process
/// @param uid its user
/// @param gid its group
public record PeerCredentials(int pid, int uid, int gid) {
    /// {@return the user of this process}
    public static int ownUid() {
        return Linux.getuid();
    }

    /// {@return whether it is the user of this process}
    public boolean isOwnUser() {
        return uid == ownUid();
    }

    @Override
    public String toString() {
        return "pid " + pid + " (uid " + uid + ", gid " + gid + ")";
    }
}
